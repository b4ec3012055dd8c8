// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.extend;

import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.view.Window;
import org.morphogen.shell.host.Console;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of a command that can show its runs in a browser. */
public final class WebOptions {

    private static final String THIS_MACHINE = "127.0.0.1";

    @Option(
            names = "--web",
            arity = "0..1",
            paramLabel = "PORT",
            preprocessor = PortIfAny.class,
            description = "Show the runs in a browser; prints the address. The system chooses a port if none is given.")
    private @Nullable Integer port;

    @Option(
            names = "--web-address",
            paramLabel = "ADDRESS",
            description = "Where the web page listens, instead of on this machine only: an address of this machine, or"
                    + " 0.0.0.0 for all. The connection is not encrypted.")
    private @Nullable String address;

    @Option(names = "--web-install", description = "Let the web page install plugins.")
    private boolean install;

    public boolean asked() {
        return place().isPresent();
    }

    /** Empty if no web page is asked for. Throws ExperimentException for options that need one. */
    public Optional<Window.Place> place() {
        Integer chosen = port;
        if (chosen == null) {
            if (address != null || install) {
                throw new ExperimentException("--web-address and --web-install need --web");
            }
            return Optional.empty();
        }
        if (chosen < 0 || chosen > 0xFFFF) {
            throw new ExperimentException("--web needs a port from 0 to 65535, not " + chosen);
        }
        return Optional.of(new Window.Place(address == null ? THIS_MACHINE : address, chosen, install));
    }

    /** Opens it if it is asked for, and says where it is. */
    public Optional<Window.Opened> open(Outside outside, Console console) {
        Optional<Window.Opened> opened = place().map(outside::show);
        opened.ifPresent(window -> console.say("Open in a browser: " + window.link()));
        return opened;
    }

    /** Takes the next word only if it is a number: {@code run --web growing-lizard} names an experiment. */
    static final class PortIfAny implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's own signature
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> about) {
            boolean attached = !" ".equals(about.get("separator"));
            if (!attached && (words.isEmpty() || !words.peek().matches("-?[0-9]+"))) {
                words.push("0");
            }
            return false;
        }
    }
}
