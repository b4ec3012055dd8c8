package ${package};

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Makes the rule that experiments call '${type}'. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "${type}")
public final class ${className}Type implements RuleType<${className}Config> {

    @Override
    public Class<${className}Config> configuration() {
        return ${className}Config.class;
    }

    @Override
    public Rule create(${className}Config config, Substrate substrate, Context context) {
        if (substrate.channels() != 1) {
            context.problems()
                    .error(
                            "",
                            "cells of " + substrate.channels() + " channels",
                            "1 channel",
                            "Set substrate.channels=1");
        }
        return new ${className}(config.needed(), context.scope());
    }
}
