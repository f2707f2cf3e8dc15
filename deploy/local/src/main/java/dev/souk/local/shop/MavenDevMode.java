package dev.souk.local.shop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service in Quarkus' dev mode: changed sources are there with the next request. */
final class MavenDevMode {

    private MavenDevMode() {}

    /** The modules it is made of are compiled, too, and watched. */
    static List<String> command(Path project, Service service) {
        return List.of(
                project.resolve("mvnw").toString(),
                "-f",
                project.resolve("pom.xml").toString(),
                "-ntp",
                "process-classes",
                "io.quarkus.platform:quarkus-maven-plugin:dev",
                "-pl",
                service.folder(),
                "-am",
                "-Dspotless.check.skip=true",
                "-Dquarkus.devservices.enabled=false",
                "-Dquarkus.analytics.disabled=true");
    }

    static Map<String, String> environment(Path settings) {
        return Map.of("QUARKUS_CONFIG_LOCATIONS", settings.toString());
    }
}
