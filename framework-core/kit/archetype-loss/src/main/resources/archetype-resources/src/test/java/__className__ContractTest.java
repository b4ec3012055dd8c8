package ${package};

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.testkit.LossContract;
import org.morphogen.testkit.SteadyRule;

/** What every loss holds: one number a sample, independent of the others, with the right gradient. */
class ${className}ContractTest extends LossContract<${className}Config> {

    @Override
    protected LossType<${className}Config> type() {
        return new ${className}Type();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        return ${className}Fixture.grid(scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return new SteadyRule();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("channel", 4, "target", 0.1));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("channel", 5), "/channel");
    }
}
