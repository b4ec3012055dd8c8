package ${package};

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What an experiment may set. The annotations give the schema, the help and the validation. */
@Doc("Each cell takes the state of most of its neighbourhood, itself included.")
record ${className}Config(
        @Doc("Live cells among the nine from which on a cell lives.") @Default("5") @Bounds(min = 0, max = 9)
        int needed) {}
