package ${package};

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What an experiment may set. The annotations give the schema, the help and the validation. */
@Doc("Squared difference of the mean of one channel from a target value.")
record ${className}Config(
        @Doc("The channel that is averaged.") @Default("0") @Bounds(min = 0)
        int channel,

        @Doc("What the mean should be.") @Default("0.5")
        double target) {}
