package dev.souk.web.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param dropped values that are not in Redis any more */
@RegisterForReflection
record Dropped(int dropped) {}
