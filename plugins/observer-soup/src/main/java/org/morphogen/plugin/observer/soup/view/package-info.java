// SPDX-License-Identifier: Apache-2.0
/** Soups on the web page: the picture, how ordered it is, and its most common programs. */
package org.morphogen.plugin.observer.soup.view;
