package dev.souk.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Server programs that came as a Maven artifact on the class path. */
record Bundle(Path jar, String version) {

    /** The artifact {@code group:name} if it is on the class path. */
    static Optional<Bundle> of(String group, String artifact) throws IOException {
        String properties = "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        URL url = Bundle.class.getClassLoader().getResource(properties);
        if (url == null || !url.getProtocol().equals("jar")) {
            return Optional.empty();
        }
        String location = url.getPath();
        Path jar = Path.of(URI.create(location.substring(0, location.indexOf("!/"))));
        Properties coordinates = new Properties();
        try (InputStream in = url.openStream()) {
            coordinates.load(in);
        }
        return Optional.of(new Bundle(jar, coordinates.getProperty("version")));
    }

    /** Writes everything below {@code prefix} into {@code folder}; whatever lies in bin or scripts may be executed. */
    void unpack(String prefix, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    write(file, entry, folder.resolve(entry.getName().substring(prefix.length())));
                }
            }
        }
    }

    /** Writes the program {@code entry} to {@code target}. */
    void unpackProgram(String entry, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry found = file.getJarEntry(entry);
            if (found == null) {
                throw new IOException("%s has no %s".formatted(jar, entry));
            }
            write(file, found, target);
            makeExecutable(target);
        }
    }

    private static void write(JarFile file, JarEntry entry, Path target) throws IOException {
        // Static libraries are for compilers; nothing here runs them.
        if (entry.getName().endsWith(".a")) {
            return;
        }
        Path parent = Objects.requireNonNull(target.getParent());
        Folders.create(parent);
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target);
        }
        if (parent.endsWith("bin") || parent.endsWith("scripts")) {
            makeExecutable(target);
        }
    }

    private static void makeExecutable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make %s executable".formatted(program));
        }
    }
}
