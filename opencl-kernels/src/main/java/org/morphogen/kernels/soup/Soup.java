// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A substrate whose sites are programs that meet in pairs. Its state is {@code cells}, UINT8 {@code [B][N][L]}; with
 * tokens also {@code tokens}, UINT64 {@code [B][N][L]}; and {@code operations}, UINT64 {@code [B][1]}, all operations
 * since the start. {@link #activate} puts {@link Meetings} into the masks of the active set. {@link #perceive} gives the
 * whole soup as rows {@code [B N][L]}: the cells, or the tokens if there are any. A rule returns all rows anew.
 */
@ConsumerType
public interface Soup extends Substrate {

    /** The one operator that languages perceive. */
    String MEETING = "meeting";

    /** Number of programs, even. */
    int programs();

    /** Bytes of a program, a power of two. */
    int length();

    /** Columns of programs when the soup is drawn or has neighbourhoods. */
    int width();

    /** Rows of programs; width times height is the number of programs. */
    int height();

    /** Whether bytes carry tokens. */
    boolean tokens();

    /** How bytes change before the programs of a pair run. */
    Mutation mutation();
}
