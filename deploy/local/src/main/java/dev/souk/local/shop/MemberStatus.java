package dev.souk.local.shop;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** One line of {@code ./souk status}. */
@JsonPropertyOrder({"name", "role", "address", "pid", "state"})
public record MemberStatus(String name, String role, String address, long pid, String state) {}
