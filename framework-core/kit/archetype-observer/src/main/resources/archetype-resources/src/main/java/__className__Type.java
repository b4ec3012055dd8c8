package ${package};

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes the observer that experiments call '${type}'. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "${type}")
public final class ${className}Type implements ObserverType<${className}Config> {

    @Override
    public Class<${className}Config> configuration() {
        return ${className}Config.class;
    }

    @Override
    public Observer create(${className}Config config, Context context) {
        return new ${className}(config);
    }
}
