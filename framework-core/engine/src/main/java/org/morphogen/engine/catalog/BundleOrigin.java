// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Origin;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Hashes what a bundle is made of. */
final class BundleOrigin {

    private static final String KERNELS = "opencl";

    private BundleOrigin() {}

    static Origin of(Bundle bundle) {
        return new Origin(bundle.getSymbolicName(), bundle.getVersion().toString(), jar(bundle), kernels(bundle));
    }

    /** "" for a bundle whose location is no file: it was installed from a stream. */
    private static String jar(Bundle bundle) {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        if (!location.startsWith("file:")) {
            return "";
        }
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(new URL(location).openStream(), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            return "";
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Own texts, then those of the bundles that it imports packages from; each by name, then content. */
    private static String kernels(Bundle bundle) {
        TreeMap<String, URL> texts = new TreeMap<>();
        collect(bundle, texts);
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null) {
            for (BundleWire wire : Objects.requireNonNullElse(
                    wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE), Collections.<BundleWire>emptyList())) {
                collect(wire.getProvider().getBundle(), texts);
            }
        }
        if (texts.isEmpty()) {
            return "";
        }
        MessageDigest digest = sha256();
        texts.forEach((name, url) -> {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (InputStream in = url.openStream()) {
                digest.update(in.readAllBytes());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void collect(Bundle bundle, TreeMap<String, URL> texts) {
        @Nullable Enumeration<URL> entries = bundle.findEntries(KERNELS, "*.cl*", true);
        while (entries != null && entries.hasMoreElements()) {
            URL entry = entries.nextElement();
            texts.put(bundle.getSymbolicName() + entry.getPath(), entry);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
