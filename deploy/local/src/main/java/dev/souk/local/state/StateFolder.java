package dev.souk.local.state;

import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder {@code .souk}: all that the shop keeps on this machine.
 *
 * @param project the folder with the sources, the wrapper and the script
 * @param folder data, passwords, settings, logs
 */
public record StateFolder(Path project, Path folder) {

    /** The project that the script belongs to, and the state folder beside it or where {@code SOUK_STATE} says. */
    public static StateFolder ofThisProject() {
        Path project =
                Path.of(System.getProperty("souk.root", ".")).toAbsolutePath().normalize();
        String elsewhere = System.getenv("SOUK_STATE");
        Path folder = elsewhere == null || elsewhere.isBlank() ? project.resolve(".souk") : Path.of(elsewhere);
        return new StateFolder(project, folder.toAbsolutePath().normalize());
    }

    /** The servers' data. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path redis() {
        return folder.resolve("redis");
    }

    /** The payment provider's ledger. */
    public Path payments() {
        return folder.resolve("payments");
    }

    public Path passwords() {
        return folder.resolve("passwords.properties");
    }

    /** What access tokens are signed with. */
    public Path tokenKeys() {
        return folder.resolve("token-keys.json");
    }

    /** Says how far the demo catalogue got into this data. */
    public Path demoCatalogue() {
        return folder.resolve("demo-catalogue");
    }

    public Path config(String name) {
        return folder.resolve("config").resolve(name + ".properties");
    }

    /** A service's executable, copied so that a build does not change what runs. */
    public Path app(String name) {
        return folder.resolve("apps").resolve(name);
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Held by whoever runs the shop. */
    public Path lock() {
        return folder.resolve("lock");
    }

    /** How to reach whoever runs the shop. */
    public Path control() {
        return folder.resolve("control.properties");
    }

    /** All that the shop makes here, in the order in which it is forgotten: data without their passwords are no use. */
    public List<Path> everything() {
        return List.of(
                data(),
                redis(),
                payments(),
                demoCatalogue(),
                folder.resolve("config"),
                passwords(),
                tokenKeys(),
                folder.resolve("apps"),
                logs(),
                control(),
                lock());
    }

    public void create() {
        try {
            Files.createDirectories(logs());
            OwnerOnly.folder(folder.resolve("config"));
            OwnerOnly.folder(payments());
        } catch (IOException failure) {
            throw new Refusal("cannot keep anything in " + folder + ": " + failure, failure);
        }
    }
}
