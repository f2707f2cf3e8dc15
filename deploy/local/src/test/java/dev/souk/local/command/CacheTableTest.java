package dev.souk.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheTableTest {

    @Test
    void saysHowGoodEachLevelIs() throws Exception {
        JsonNode answer = new ObjectMapper().readTree("""
                {"redisIsUsed": true, "redisFailures": 0, "dropped": 3, "caches": [
                  {"kind": "page", "entries": 412, "bytes": 9100000, "limit": 33554432, "evicted": 0, "inRedis": 1203,
                   "foundHere": 9000, "foundInRedis": 600, "made": 300, "makingMillis": 2430, "failed": 100, "waited": 7, "late": 1}]}
                """);

        assertThat(CacheTable.of(Map.of("catalog", answer)).lines())
                .containsExactly(
                        "  SERVICE   KIND                ENTRIES      SIZE  ROOM  IN REDIS    HIT  REDIS HIT      MADE  MS EACH  FAILED  WAITED   LATE",
                        "  catalog   page                    412    9.1 MB  27 %     1,203   90 %       60 %       300      8.1     100       7      1");
    }

    @Test
    void saysThatThereIsNothingYet() throws Exception {
        JsonNode answer = new ObjectMapper().readTree("{\"redisIsUsed\": true, \"redisFailures\": 0, \"caches\": []}");

        assertThat(CacheTable.of(Map.of("cart", answer)).lines().skip(1))
                .containsExactly("  cart      nobody has asked for anything yet");
    }

    @Test
    void saysWhatIsNotKnownAndThatRedisIsAway() throws Exception {
        JsonNode answer = new ObjectMapper().readTree("""
                {"redisIsUsed": false, "redisFailures": 1205, "dropped": 0, "caches": [
                  {"kind": "page", "entries": 0, "bytes": 0, "limit": 33554432, "evicted": 0, "inRedis": null,
                   "foundHere": 0, "foundInRedis": 0, "made": 0, "makingMillis": 0, "failed": 0, "waited": 0, "late": 0}]}
                """);

        assertThat(CacheTable.of(Map.of("cart", answer)).lines().skip(1))
                .containsExactly(
                        "  cart      page                      0    0.0 MB   0 %         -      -          -         0        -       0       0      0",
                        "  cart goes without Redis: it failed too often", "  cart saw 1,205 calls to Redis fail");
    }
}
