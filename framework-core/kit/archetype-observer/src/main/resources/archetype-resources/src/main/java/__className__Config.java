package ${package};

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What an experiment may set. The annotations give the schema, the help and the validation. */
@Doc("Writes the run's numbers as a table that spreadsheets read: one line for each tick that is looked at.")
record ${className}Config(
        @Doc("Look after every so many ticks, and after the last.") @Default("10") @Bounds(min = 1)
        int every) {}
