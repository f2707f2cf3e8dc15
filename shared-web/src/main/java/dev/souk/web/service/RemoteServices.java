package dev.souk.web.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the ways to other services, each with connections of its own. */
@ApplicationScoped
public class RemoteServices {

    private static final int CONNECTIONS = 64; // to each service; at 20 ms a call these are 3,200 calls a second
    private static final int QUEUE = 256; // 80 ms of them; beyond it a call fails at once
    private static final int CONNECT_MILLIS = 500; // on one network it is one; longer means that nobody is there
    private static final int IDLE_SECONDS = 20; // below what a server or a proxy between keeps, so that ours ends first

    private final Vertx vertx;
    private final ObjectMapper json;
    private final ForwardedPosition position;
    private final String self;
    private final List<WebClient> clients = new CopyOnWriteArrayList<>();

    RemoteServices(
            Vertx vertx,
            ObjectMapper json,
            ForwardedPosition position,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.vertx = vertx;
        this.json = json;
        this.position = position;
        this.self = self;
    }

    /**
     * The service at {@code config.url()}.
     *
     * @param name for messages and metrics
     * @param key what it knows us by
     */
    public RemoteService at(String name, RemoteConfig config, String key) {
        WebClient client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxWaitQueueSize(QUEUE)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(IDLE_SECONDS)
                        .setFollowRedirects(false)
                        .setUserAgent(self));
        clients.add(client);
        return new RemoteService(name, config, key, client, json, position);
    }

    @PreDestroy
    void close() {
        clients.forEach(WebClient::close);
    }
}
