package dev.souk.local.shop;

import dev.souk.local.Refusal;
import dev.souk.local.gateway.Backend;
import dev.souk.local.gateway.GatewaySettings;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes what each program is told: where the others are, and the secrets that it needs and no more. */
final class ProgramSettings {

    private final StateFolder state;
    private final ShopPasswords passwords;
    private final Addresses addresses;

    ProgramSettings(StateFolder state, ShopPasswords passwords, Addresses addresses) {
        this.state = state;
        this.passwords = passwords;
        this.addresses = addresses;
    }

    Path ofService(Service service, DataServers servers) {
        URI address = addresses.of(service);
        Map<String, String> settings = new TreeMap<>(servers.settingsOf(service));
        settings.put("quarkus.http.host", address.getHost());
        settings.put("quarkus.http.port", Integer.toString(address.getPort()));
        settings.put("souk.shop.origin", addresses.front().toString());
        settings.put("souk.web.keys", passwords.ofPages());
        settings.put("souk.service.key", passwords.ofService(service.label()));
        service.callers()
                .forEach(caller -> settings.put("souk.service.callers." + caller, passwords.ofService(caller)));
        service.asks()
                .forEach(other -> settings.put(
                        "souk." + other.label() + ".url", addresses.of(other).toString()));
        if (service.signsTokens()) {
            settings.put("souk.tokens.keys-file", state.tokenKeys().toString());
        } else {
            settings.put("souk.identity.url", addresses.of(Service.CHECKOUT).toString());
        }
        if (service.takesPayments()) {
            settings.put("souk.payments.url", addresses.payments().toString());
            settings.put("souk.payments.key", passwords.ofPayments());
            settings.put("souk.payments.webhook-secret", passwords.ofWebhooks());
        }
        if (service.sendsMails()) { // there is no mail server: staff read at /admin/mails what would have gone out
            settings.put("quarkus.mailer.mock", "true");
            settings.put("souk.mail.keep", "true");
        }
        return write(service.label(), settings);
    }

    Path ofMigration(Service service, DataServers servers) {
        return write(service.label() + "-migration", servers.migrationSettings());
    }

    Path ofPayments() {
        return write(
                "payments",
                Map.of(
                        "host", addresses.payments().getHost(),
                        "port", Integer.toString(addresses.payments().getPort()),
                        "folder", state.payments().toString(),
                        "key", passwords.ofPayments(),
                        "webhook.url", addresses.webhook().toString(),
                        "webhook.secret", passwords.ofWebhooks()));
    }

    Path ofGateway() {
        Map<Backend, URI> backends = new EnumMap<>(Backend.class);
        addresses.services().forEach((service, address) -> backends.put(service.backend(), address));
        return write(
                "gateway", new GatewaySettings("127.0.0.1", addresses.front().getPort(), backends).toProperties());
    }

    private Path write(String name, Map<String, String> settings) {
        Path file = state.config(name);
        try {
            OwnerOnly.write(file, settings);
            return file;
        } catch (IOException failure) {
            throw new Refusal("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
