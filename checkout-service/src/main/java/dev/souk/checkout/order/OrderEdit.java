package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Something that one of the staff has done to an order. */
@RegisterForReflection
public record OrderEdit(OrderAction action, Editor by, Instant at) {}
