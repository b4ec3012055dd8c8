package ${package};

import org.morphogen.api.compute.Scope;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.TestContext;

/** What the tests judge: a small grid of an odd size. */
final class ${className}Fixture {

    static final int CHANNELS = 5;

    private ${className}Fixture() {}

    static Substrate grid(Scope scope) {
        return new GridSubstrateType().create(new GridConfig(7, 5, CHANNELS, Boundary.TORUS), TestContext.in(scope));
    }
}
