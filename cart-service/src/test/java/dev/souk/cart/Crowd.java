package dev.souk.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many clients who begin at the same moment. */
public final class Crowd {

    private Crowd() {}

    public static <T> List<T> atOnce(int clients, IntFunction<T> call) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<T>> calls = IntStream.range(0, clients)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return call.apply(i);
                    }))
                    .toList();
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : calls) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
