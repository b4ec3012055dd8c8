package ${package};

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;

/** What every substrate holds: sound active sets, the same bits twice, adjoints that agree with central differences. */
class ${className}ContractTest extends SubstrateContract<${className}Config> {

    @Override
    protected SubstrateType<${className}Config> type() {
        return new ${className}Type();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of("sites", 3), Map.of("sites", 67, "channels", 3));
    }
}
