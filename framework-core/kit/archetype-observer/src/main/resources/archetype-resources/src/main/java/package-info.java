/** The observer '${type}'. */
package ${package};
