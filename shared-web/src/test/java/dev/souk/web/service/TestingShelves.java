package dev.souk.web.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What only other services may see. */
@Path("internal/shelves")
@FromService({"cart", "checkout"})
class TestingShelves {

    @GET
    public String shelves() {
        return "shelves";
    }

    @POST
    @FromService("checkout")
    public String fill(String body) {
        return body;
    }
}
