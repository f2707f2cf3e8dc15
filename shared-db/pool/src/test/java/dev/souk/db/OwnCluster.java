package dev.souk.db;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Servers and an application of their own, for tests that change who is the primary: others know who it is. */
public final class OwnCluster implements QuarkusTestProfile {}
