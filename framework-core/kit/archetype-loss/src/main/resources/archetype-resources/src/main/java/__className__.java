package ${package};

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;

/** One number a sample, and its adjoint: what the tape plays back when it trains. */
final class ${className} implements Loss {

    private static final int GROUP = 64;

    private final ${className}Config config;
    private final Kernel forward;
    private final Kernel adjoint;

    ${className}(${className}Config config, Scope scope) {
        this.config = config;
        Program program = scope.program(KernelSource.of(${className}.class, "${fileName}.cl"));
        this.forward = program.kernel("${fileName}");
        this.adjoint = program.kernel("${fileName}_adjoint");
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        Tensor cells = moment.state().cells();
        int batch = cells.shape().dim(0);
        int channels = cells.shape().dim(-1);
        int sites = Math.toIntExact(cells.size() / batch / channels);
        Tensor means = tape.scope().floats(batch);
        Tensor losses = tape.scope().floats(batch);
        forward.launch(
                Range.of(GROUP, batch).by(GROUP, 1),
                Cost.of(batch * sites, 4.0 * batch * sites),
                cells,
                means,
                losses,
                sites,
                channels,
                config.channel(),
                (float) config.target());
        tape.record(losses, List.of(cells), () -> back(tape, cells, means, losses, sites, channels));
        return losses;
    }

    private void back(Tape tape, Tensor cells, Tensor means, Tensor losses, int sites, int channels) {
        Tape.Slot slot = tape.slot(cells);
        adjoint.launch(
                Range.of(sites, means.size()),
                Cost.of(2.0 * cells.size() / channels, 8.0 * cells.size()),
                means,
                tape.gradient(losses),
                slot.tensor(),
                slot.beta(),
                sites,
                channels,
                config.channel(),
                (float) config.target());
    }
}
