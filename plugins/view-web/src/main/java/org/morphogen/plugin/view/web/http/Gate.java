// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;

/** Every request passes here: what it may ask, what goes with every answer, and what becomes of mistakes. */
final class Gate extends Handler.Abstract {

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());
    private static final String API = "/api/";

    /** The page loads nothing but itself and sits in no other page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final Visitors visitors;
    private final Json json;
    private final Site site;

    Gate(Visitors visitors, Json json, Site site) {
        this.visitors = visitors;
        this.json = json;
        this.site = site;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, json);
        boolean api = exchange.path().startsWith(API);
        headers(response.getHeaders(), api);
        try {
            visitors.check(request.getHeaders(), api);
            site.answer(exchange);
        } catch (Refusal e) {
            exchange.refuse(e);
        } catch (ExperimentException e) {
            exchange.refuse(new Refusal(Refusal.MISTAKE, String.valueOf(e.getMessage()), e.problems()));
        } catch (RunException e) {
            exchange.refuse(new Refusal(Refusal.CANNOT_NOW, String.valueOf(e.getMessage())));
        } catch (Exception | LinkageError | AssertionError e) {
            failed(exchange, e);
        }
        return true;
    }

    private static void failed(Exchange exchange, Throwable e) {
        if (e instanceof HttpException bad && bad.getCode() < Refusal.FAILED || e instanceof BadMessageException) {
            exchange.refuse(new Refusal(Refusal.MISTAKE, "The request is not well formed"));
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "the web page could not answer " + exchange.path(), e);
        exchange.refuse(new Refusal(Refusal.FAILED, "An error of the program: " + e));
    }

    static void headers(HttpFields.Mutable headers, boolean secret) {
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", secret ? "no-store" : "no-cache");
    }
}
