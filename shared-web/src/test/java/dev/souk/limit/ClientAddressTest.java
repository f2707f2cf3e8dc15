package dev.souk.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "2001:db8:1:2::, 20010db800010002::/64",
        "'198.51.100.1, 203.0.113.7', 203.0.113.7",
        "shop.example, shop.example",
        "'', unknown",
        ", unknown"
    })
    void countsNetworks(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }

    @Test
    void isNeverLong() {
        assertThat(ClientAddress.network("x".repeat(5000))).hasSize(100);
    }
}
