/** The rule '${type}'. */
package ${package};
