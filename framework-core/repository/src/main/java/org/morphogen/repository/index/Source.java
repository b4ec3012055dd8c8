// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.trust.Trust;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Where offers come from: an index file, a folder with an {@code index.xml}, a folder of jars, or one jar.
 *
 * @param trust checks an index, and each jar that no index vouches for, against a signature if a key is configured
 */
public record Source(URI address, Trust trust, BundleContext context) {

    private static final String INDEX = "index.xml";

    /** All offers. */
    public List<Offer> offers() {
        try {
            if (!"file".equals(address.getScheme())) {
                return index(address);
            }
            Path path = Path.of(address);
            if (Files.isDirectory(path)) {
                Path index = path.resolve(INDEX);
                return Files.exists(index) ? index(index.toUri()) : folder(path);
            } else if (!Files.exists(path)) {
                throw new RunException("There is no " + path
                        + "; expected an index file, a folder with an index.xml or with jars, or a jar.");
            }
            return path.toString().endsWith(".jar") ? List.of(jar(path)) : index(address);
        } catch (IOException e) {
            throw new RunException(address + " cannot be read: " + e);
        }
    }

    private List<Offer> index(URI file) throws IOException {
        try (InputStream stream = file.toURL().openStream()) {
            byte[] text = stream.readAllBytes();
            trust.check(text, file);
            return Index.read(text, file);
        }
    }

    private List<Offer> folder(Path folder) throws IOException {
        List<Offer> offers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                offers.add(jar(file));
            }
        }
        return offers;
    }

    /** The framework itself reads the manifest: the jar is installed for a moment, and neither resolved nor started. */
    private Offer jar(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        trust.check(content, file.toUri());
        Bundle bundle = null;
        try {
            bundle = context.installBundle("offer:" + file, new ByteArrayInputStream(content));
            if (bundle.getSymbolicName() == null) {
                throw new RunException(file + " is a jar and no bundle: its manifest has no Bundle-SymbolicName.");
            }
            return Offer.of(bundle.adapt(BundleRevision.class), file.toUri(), Trust.checksum(content));
        } catch (BundleException e) {
            if (e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
                return Offer.of(installed(file), file.toUri(), Trust.checksum(content));
            }
            throw new RunException(file + " is no bundle that can be read; is it whole? (" + e.getMessage() + ")");
        } finally {
            uninstall(bundle);
        }
    }

    /** The same bundle of the same version, which is here already and says the same of itself. */
    private BundleRevision installed(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME)
                    .split(";", 2)[0]
                    .strip();
            Version version = Version.parseVersion(manifest.getValue(Constants.BUNDLE_VERSION));
            return Arrays.stream(context.getBundles())
                    .filter(b -> name.equals(b.getSymbolicName()) && version.equals(b.getVersion()))
                    .findFirst()
                    .orElseThrow()
                    .adapt(BundleRevision.class);
        }
    }

    private static void uninstall(@Nullable Bundle bundle) {
        try {
            if (bundle != null) {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }
}
