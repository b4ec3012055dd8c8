package ${package};

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What an experiment may set. The annotations give the schema, the help and the validation. */
@Doc("A ring of sites: each has a left and a right neighbour.")
record ${className}Config(
        @Doc("Number of sites.") @Default("64") @Bounds(min = 3, max = 1 << 20)
        int sites,

        @Doc("Values of a site.") @Default("1") @Bounds(min = 1, max = 256)
        int channels) {}
