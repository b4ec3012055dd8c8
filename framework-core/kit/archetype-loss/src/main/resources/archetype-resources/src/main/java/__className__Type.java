package ${package};

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Makes the loss that experiments call '${type}'. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "${type}")
public final class ${className}Type implements LossType<${className}Config> {

    @Override
    public Class<${className}Config> configuration() {
        return ${className}Config.class;
    }

    @Override
    public Loss create(${className}Config config, Substrate substrate, Rule rule, Context context) {
        if (config.channel() >= substrate.channels()) {
            context.problems()
                    .error(
                            "/channel",
                            String.valueOf(config.channel()),
                            "0 to " + (substrate.channels() - 1) + ", a channel of the substrate",
                            "");
        }
        return new ${className}(config, context.scope());
    }
}
