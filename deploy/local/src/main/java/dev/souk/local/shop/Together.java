package dev.souk.local.shop;

import dev.souk.local.Refusal;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once. */
final class Together {

    private Together() {}

    /** Returns when all are done; when one fails, the others are interrupted and its failure is thrown. */
    static void run(List<Runnable> tasks) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Boolean> done = new ExecutorCompletionService<>(threads);
            tasks.forEach(task -> {
                Future<Boolean> unused = done.submit(task, true);
            });
            for (int i = 0; i < tasks.size(); i++) {
                done.take().get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }
}
