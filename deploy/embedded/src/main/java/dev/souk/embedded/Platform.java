package dev.souk.embedded;

import java.util.Locale;

/** The machine this runs on, in the words that the artifacts with the servers use. */
record Platform(String system, String architecture) {

    static Platform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return new Platform(
                name.contains("mac") ? "macos" : name,
                switch (machine) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> machine;
                });
    }

    boolean is(String otherSystem, String otherArchitecture) {
        return system.equals(otherSystem) && architecture.equals(otherArchitecture);
    }

    boolean isMacOs() {
        return system.equals("macos");
    }

    @Override
    public String toString() {
        return system + "-" + architecture;
    }
}
