package ${package};

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.osgi.service.component.annotations.Component;

/** Makes the substrate that experiments call '${type}'. */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "${type}")
public final class ${className}Type implements SubstrateType<${className}Config> {

    @Override
    public Class<${className}Config> configuration() {
        return ${className}Config.class;
    }

    @Override
    public Substrate create(${className}Config config, Context context) {
        return new ${className}(config, context.scope());
    }
}
