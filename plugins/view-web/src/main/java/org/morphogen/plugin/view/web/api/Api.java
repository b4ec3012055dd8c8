// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.http.Site;

/** Finds who answers a request: by its path, word by word, then by its method. */
public final class Api implements Site {

    private final List<Route> routes = new ArrayList<>();
    private final Site otherwise;

    /** @param otherwise answers what is not below {@code /api/} */
    public Api(Site otherwise) {
        this.otherwise = otherwise;
    }

    /** Answers a request; the words are those of the path at the places of {@code *} in its route. */
    @FunctionalInterface
    public interface Endpoint {
        void answer(Exchange exchange, List<String> words) throws IOException;
    }

    private record Route(String method, List<String> path, Endpoint endpoint) {

        boolean fits(List<String> words) {
            if (words.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals("*") && !path.get(i).equals(words.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> variables(List<String> words) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals("*")) {
                    found.add(words.get(i));
                }
            }
            return found;
        }
    }

    /** Adds a route such as {@code GET /api/runs/*}. */
    public Api on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, words(path), endpoint));
        return this;
    }

    private static List<String> words(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.path().startsWith("/api/")) {
            otherwise.answer(exchange);
            return;
        }
        List<String> words = words(exchange.path());
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        Set<String> methods = new LinkedHashSet<>();
        for (Route route : routes) {
            if (route.fits(words)) {
                if (route.method().equals(method)) {
                    route.endpoint().answer(exchange, route.variables(words));
                    return;
                }
                methods.add(route.method());
            }
        }
        if (methods.isEmpty()) {
            throw new Refusal(Refusal.NOT_THERE, "There is nothing at " + exchange.path());
        }
        exchange.response().getHeaders().put("Allow", String.join(", ", methods));
        throw new Refusal(Refusal.WRONG_METHOD, "Here " + String.join(" or ", methods) + " is understood");
    }
}
