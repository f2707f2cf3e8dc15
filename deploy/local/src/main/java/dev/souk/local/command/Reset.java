package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.state.FileTree;
import dev.souk.local.state.ShopLock;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = {
            "Forget everything the shop keeps on this machine: data, passwords, settings, logs.",
            "",
            "It asks first, refuses while the shop is open, and deletes nothing in the folder that the shop did not make.",
            ""
        })
public final class Reset implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        StateFolder state = StateFolder.ofThisProject();
        if (!Files.isDirectory(state.folder())) {
            System.out.println("There is nothing to forget in " + state.folder() + ".");
            return 0;
        }
        Optional<ShopLock> free = ShopLock.take(state);
        if (free.isEmpty()) {
            throw new Refusal("the shop is open; ./souk down closes it first");
        }
        ShopLock lock = free.get();
        try {
            if (!yes && !agreed(state)) {
                System.out.println("Nothing was deleted.");
                return 1;
            }
            for (Path place : state.everything()) {
                FileTree.delete(place);
            }
        } finally {
            lock.close();
        }
        deleteIfEmpty(state.folder());
        System.out.println("Forgotten. The next ./souk up begins anew.");
        return 0;
    }

    private static boolean agreed(StateFolder state) {
        System.out.print("Delete all data of the shop in " + state.folder() + "? Type yes: ");
        System.out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }

    /** What is not ours stays, and the folder with it. */
    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException others) {
            System.out.println(folder + " holds files of somebody else's; they are left alone.");
        }
    }
}
