package dev.souk.web;

import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stylesheet, script, font and marks, named by their content so that a browser may keep them for good: {@code
 * {cdi:assets.url('souk.css')}} in a template is {@code /assets/souk.<hash>.css}. The files are read, named and
 * compressed once, at boot.
 */
@Startup
@Singleton
@Named("assets")
public final class Assets {

    static final String PATH = "/assets/";

    /** What there is, in an order in which each names only earlier ones. Listed, because a native image has no folders. */
    private static final List<Asset> FILES = List.of(
            new Asset("icon.svg", MediaType.valueOf("image/svg+xml")),
            new Asset("display.woff2", MediaType.valueOf("font/woff2")),
            new Asset("souk.css", MediaType.valueOf("text/css;charset=UTF-8")),
            new Asset("souk.js", MediaType.valueOf("text/javascript;charset=UTF-8")));

    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, Representation> byHashedName = new HashMap<>();

    Assets() {
        FILES.forEach(this::load);
    }

    /**
     * Where a file is.
     *
     * @param name as it is called in {@code resources/assets}
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("No asset %s; there are %s".formatted(name, urls.keySet()));
        }
        return url;
    }

    Optional<Representation> find(String hashedName) {
        return Optional.ofNullable(byHashedName.get(hashedName));
    }

    private void load(Asset asset) {
        byte[] bytes = asset.isText() ? withHashedNames(asset.read()) : asset.read();
        String hashedName = asset.nameWith(EntityTag.hash(bytes));
        urls.put(asset.name(), PATH + hashedName);
        byHashedName.put(hashedName, new Representation(bytes, asset.type()).compressed());
    }

    private byte[] withHashedNames(byte[] text) {
        String result = new String(text, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> known : urls.entrySet()) {
            result = result.replace(PATH + known.getKey(), known.getValue());
        }
        return result.getBytes(StandardCharsets.UTF_8);
    }

    private record Asset(String name, MediaType type) {

        boolean isText() {
            return type.getType().equals("text");
        }

        String nameWith(String hash) {
            int dot = name.lastIndexOf('.');
            return name.substring(0, dot) + '.' + hash + name.substring(dot);
        }

        byte[] read() {
            try (InputStream file = Assets.class.getResourceAsStream(PATH + name)) {
                if (file == null) {
                    throw new IllegalStateException("The asset " + name + " is missing from the build");
                }
                return file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The asset " + name + " cannot be read", e);
            }
        }
    }
}
