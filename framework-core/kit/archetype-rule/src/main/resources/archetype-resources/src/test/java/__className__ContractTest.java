package ${package};

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

/** What every rule holds: documented settings, the same bits twice, no leak, and the right gradient if it has one. */
class ${className}ContractTest extends RuleContract<${className}Config> {

    @Override
    protected RuleType<${className}Config> type() {
        return new ${className}Type();
    }

    @Override
    protected Substrate substrate(${className}Config configuration, Scope scope) {
        return new GridSubstrateType().create(new GridConfig(13, 7, 1, Boundary.TORUS), TestContext.in(scope));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("needed", 3));
    }
}
