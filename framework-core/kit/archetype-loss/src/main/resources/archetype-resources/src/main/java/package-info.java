/** The loss '${type}'. */
package ${package};
