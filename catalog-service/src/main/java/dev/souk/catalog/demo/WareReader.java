package dev.souk.catalog.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a department's word lists. A line is {@code name: phrase / phrase}; {@code == Teapots} opens a category,
 * {@code -- POT teapot 40} a ware in it (id prefix, motif, number of products). What stands above the first ware holds
 * for all, unless the ware has a list of that name itself. {@code #} starts a comment.
 */
final class WareReader {

    private final String resource;
    private final Map<String, List<Phrase>> shared = new LinkedHashMap<>();
    private final List<Ware> wares = new ArrayList<>();
    private Map<String, List<Phrase>> current = shared;
    private String category = "";
    private int lineNumber;

    private WareReader(String resource) {
        this.resource = resource;
    }

    static List<Ware> read(String resource) {
        WareReader reader = new WareReader(resource);
        try (InputStream file = WareReader.class.getResourceAsStream("/demo/" + resource)) {
            if (file == null) {
                throw new IllegalStateException("No word lists /demo/" + resource);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(reader::line);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the word lists of " + resource, e);
        }
        return List.copyOf(reader.wares);
    }

    private void line(String line) {
        lineNumber++;
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("== ")) {
            category = line.substring(3).strip();
        } else if (line.startsWith("-- ")) {
            open(line.substring(3).strip().split(" ", -1));
        } else {
            list(line);
        }
    }

    private void open(String[] words) {
        if (words.length != 3) {
            throw problem("a ware needs prefix, motif and number of products");
        }
        current = new LinkedHashMap<>();
        wares.add(new Ware(category, words[0], words[1], Integer.parseInt(words[2]), current, shared));
    }

    private void list(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw problem("no \": \" in it");
        }
        current.computeIfAbsent(line.substring(0, colon), unused -> new ArrayList<>())
                .addAll(Phrase.read(line.substring(colon + 2)));
    }

    private IllegalStateException problem(String what) {
        return new IllegalStateException("/demo/" + resource + ", line " + lineNumber + ": " + what);
    }
}
