/** The substrate '${type}'. */
package ${package};
