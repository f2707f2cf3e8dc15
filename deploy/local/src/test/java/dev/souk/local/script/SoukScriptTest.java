package dev.souk.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script alone, among made-up JDKs whose {@code java} says what it was asked. */
@Timeout(60)
class SoukScriptTest {

    private static final Path SCRIPT = Path.of("../../souk").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private Path project = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void copyTheScript() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("a project"));
        script = project.resolve("souk");
        Files.copy(SCRIPT, script);
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("SOUK_JVM_FOLDERS", folder.resolve("jvm").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", ""})
    void listsItsVerbsWithoutAnyJdk(String argument) throws Exception {
        Outcome outcome = argument.isEmpty() ? souk() : souk(argument);

        assertThat(outcome.exitCode).isZero();
        assertThat(outcome.output)
                .contains(
                        "up ",
                        "down ",
                        "status ",
                        "logs ",
                        "load ",
                        "bench ",
                        "fault ",
                        "cache stats|drop|warm",
                        "audit ",
                        "import ",
                        "migrate ",
                        "migrations check ",
                        "backfill ",
                        "dev ",
                        "reset ",
                        "test ");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        jdk("jvm/too-old", "17.0.15");
        Files.createDirectories(folder.resolve("jvm/empty/bin"));

        Outcome outcome = souk("status");

        assertThat(outcome.exitCode).isEqualTo(1);
        assertThat(outcome.errors.lines()).hasSize(1);
        assertThat(outcome.errors).contains("no JDK 21 or newer", "apt install", "dnf install", "brew install");
    }

    @Test
    void takesTheNewestOfThoseItFinds() throws Exception {
        built();
        jdk("jvm/java-21", "21.0.2");
        jdk("jvm/java-25", "25");
        jdk("jvm/java-9", "9.0.4");
        Path home = jdk("elsewhere", "24.0.1");
        environment.put("JAVA_HOME", home.toString());

        Outcome outcome = souk("status", "--json");

        assertThat(outcome.exitCode).isZero();
        assertThat(outcome.errors).isEqualTo("souk: JDK 25 in " + folder.resolve("jvm/java-25") + "\n");
        assertThat(outcome.output).contains("dev.souk.local.Souk status --json").contains("-Dsouk.root=" + project);
    }

    @Test
    void takesJavaHomeAmongEquals() throws Exception {
        built();
        jdk("jvm/java-25", "25.0.1");
        Path home = jdk("my own jdk", "25.0.1");
        environment.put("JAVA_HOME", home.toString());

        assertThat(souk("status").errors).isEqualTo("souk: JDK 25 in " + home + "\n");
    }

    @Test
    void followsThePathToItsJdk() throws Exception {
        built();
        Path home = jdk("elsewhere", "22.0.1");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path alternatives = Files.createDirectories(folder.resolve("alternatives"));
        Files.createSymbolicLink(alternatives.resolve("javac"), home.resolve("bin/javac"));
        Files.createSymbolicLink(bin.resolve("javac"), alternatives.resolve("javac"));
        environment.put("PATH", bin + ":/usr/bin:/bin");

        assertThat(souk("status").errors).isEqualTo("souk: JDK 22 in " + home + "\n");
    }

    @Test
    void findsTheHomeInsideAMacOsBundle() throws Exception {
        built();
        Path home = jdk("jvm/temurin-21.jdk/Contents/Home", "21.0.5");

        assertThat(souk("status").errors).isEqualTo("souk: JDK 21 in " + home + "\n");
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws Exception {
        Files.delete(jdk("jvm/jre-25", "25").resolve("bin/javac"));

        assertThat(souk("status").exitCode).isEqualTo(1);
    }

    @Test
    void worksThroughALinkAndFromAnyFolder() throws Exception {
        built();
        jdk("jvm/java-21", "21.0.2");
        Path link = Files.createSymbolicLink(folder.resolve("shop"), script);

        Outcome outcome = run(List.of("/bin/sh", link.toString(), "status"));

        assertThat(outcome.output).contains("-Dsouk.root=" + project);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        built();
        jdk("jvm/java-21", "21.0.2");

        assertThat(souk("import", "my  feed *.csv").output).contains("Souk import my  feed *.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/local", "deploy/embedded", "shared-db/migration-rules"})
    void buildsTheLauncherOnceAndWhenASourceIsNewer(String module) throws Exception {
        jdk("jvm/java-21", "21.0.2");
        mavenThat("""
                mkdir -p "$root/deploy/local/target"
                : >"$root/deploy/local/target/souk-local-1.jar"
                echo /lib/some.jar >"$root/deploy/local/target/launcher.classpath"
                echo built >>"$root/builds"
                """);

        assertThat(souk("status").errors).contains("building the launcher");
        assertThat(souk("status").errors).doesNotContain("building");
        Path source = Files.createDirectories(project.resolve(module).resolve("src/main"))
                .resolve("New.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5000));
        assertThat(souk("status").errors).contains("building the launcher");

        assertThat(project.resolve("builds")).hasContent("built\nbuilt");
        assertThat(project.resolve(".souk/build.lock")).doesNotExist();
    }

    @Test
    void saysWhyTheLauncherCannotBeBuilt() throws Exception {
        jdk("jvm/java-21", "21.0.2");
        mavenThat("echo '[ERROR] a semicolon is missing'; exit 1");

        Outcome outcome = souk("up");

        assertThat(outcome.exitCode).isEqualTo(1);
        assertThat(outcome.errors)
                .contains("[ERROR] a semicolon is missing")
                .endsWith("all of it is in " + project + "/.souk/logs/build-launcher.log\n");
        assertThat(project.resolve(".souk/build.lock")).doesNotExist();
    }

    @Test
    void addsUpWhatTheTestsSaid() throws Exception {
        jdk("jvm/java-21", "21.0.2");
        mavenThat("""
                echo "asked: $*"
                mkdir -p "$root/one/target/surefire-reports" "$root/two/deep/target/failsafe-reports"
                echo '<testsuite xmlns="x" name="A" time="1.2" tests="5" errors="1" skipped="0" failures="2">' >"$root/one/target/surefire-reports/TEST-A.xml"
                echo '<testsuite name="B" tests="10" errors="0" skipped="3" failures="0" time="1">' >"$root/two/deep/target/failsafe-reports/TEST-B.xml"
                exit 3
                """);
        old(project.resolve("one/target/surefire-reports/TEST-Old.xml"), "<testsuite tests=\"100\">");
        environment.put("SOUK_CHROMIUM", "/bin/true");

        Outcome outcome = souk("test", "--long", "-pl", "one");

        assertThat(outcome.exitCode).isEqualTo(3);
        assertThat(outcome.output)
                .contains("verify -Dsouk.long=true -pl one")
                .contains("Tests run: 15, failures: 2, errors: 1, skipped: 3, in 2 classes")
                .endsWith("\n9 passed, 3 failed, 3 skipped\n");
    }

    @Test
    void saysLoudlyThatBrowserTestsAreLeftOut() throws Exception {
        jdk("jvm/java-21", "21.0.2");
        mavenThat("exit 0");
        environment.put("PATH", onlyTools());

        Outcome outcome = souk("test");

        assertThat(outcome.exitCode).isZero();
        assertThat(outcome.errors).contains("LEFT OUT: the browser tests");
        assertThat(outcome.output).endsWith("0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void failsWhenBrowserTestsAreDemandedAndThereIsNoBrowser() throws Exception {
        jdk("jvm/java-21", "21.0.2");
        mavenThat("exit 0");
        environment.put("PATH", onlyTools());
        environment.put("SOUK_BROWSER", "true");

        Outcome outcome = souk("test");

        assertThat(outcome.exitCode).isEqualTo(1);
        assertThat(outcome.errors).contains("SOUK_BROWSER=true, but there is no Chromium");
    }

    /** The tools the script may use, and no browser. */
    private String onlyTools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of(
                "sh",
                "env",
                "dirname",
                "readlink",
                "mkdir",
                "rm",
                "mktemp",
                "find",
                "grep",
                "awk",
                "sed",
                "tail",
                "head",
                "cat")) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(place, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), program);
                }
            }
        }
        return tools.toString();
    }

    private Path jdk(String place, String version) throws IOException {
        Path home = folder.resolve(place);
        program(home.resolve("bin/java"), "echo \"$@\"");
        program(home.resolve("bin/javac"), "exit 0");
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return home;
    }

    /** Maven's place is taken by a few lines that make what Maven would. */
    private void mavenThat(String does) throws IOException {
        program(project.resolve("mvnw"), "root=$(dirname \"$0\")\n" + does);
    }

    private void built() throws IOException {
        Path target = Files.createDirectories(project.resolve("deploy/local/target"));
        Files.writeString(target.resolve("launcher.classpath"), "/lib/some.jar\n");
        Files.writeString(target.resolve("souk-local-1.jar"), "");
    }

    private static void old(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private static void program(Path file, String does) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome souk(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Outcome run(List<String> command) throws Exception {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(Files.readString(errors))
                    .isTrue();
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Outcome(int exitCode, String output, String errors) {}
}
