package ${package};

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.testkit.ObserverContract;

/** What every observer holds: whole files in the run's folder, the same after a resume, and nothing else. */
class ${className}ContractTest extends ObserverContract<${className}Config> {

    @Override
    protected ObserverType<${className}Config> type() {
        return new ${className}Type();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("every", 4));
    }
}
