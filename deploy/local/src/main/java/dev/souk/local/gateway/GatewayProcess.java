package dev.souk.local.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;

/** The gateway as a process of its own, started by the supervisor with a settings file. */
public final class GatewayProcess {

    /** Requests are only passed on: two threads carry more than the services behind them can answer. */
    private static final int EVENT_LOOPS = 2;

    private GatewayProcess() {}

    public static void main(String[] args) throws IOException {
        GatewaySettings settings = GatewaySettings.read(Path.of(args[0]));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        vertx.deployVerticle(() -> new Listener(settings), new DeploymentOptions().setInstances(EVENT_LOOPS))
                .onSuccess(started -> System.out.println("gateway listens on port " + settings.port()))
                .onFailure(GatewayProcess::giveUp);
    }

    private static void giveUp(Throwable cause) {
        System.err.println("gateway cannot start: " + cause);
        System.exit(1);
    }

    /** One event loop's share of the port; each has its own connections to the services. */
    private static final class Listener extends AbstractVerticle {

        private final GatewaySettings settings;

        private Listener(GatewaySettings settings) {
            this.settings = settings;
        }

        @Override
        public void start(Promise<Void> started) {
            new Gateway(vertx, settings.backends(), GatewayLimits.DEFAULT)
                    .listen(settings.host(), settings.port())
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
