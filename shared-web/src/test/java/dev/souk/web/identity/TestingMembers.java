package dev.souk.web.identity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What only some may see. */
@Path("/")
class TestingMembers {

    private final SignedIn signedIn;

    TestingMembers(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @GET
    @Path("who")
    public String page() {
        return signedIn.identity().map(Identity::name).orElse("guest");
    }

    @GET
    @Path("api/v1/who")
    public String json() {
        return page();
    }

    @POST
    @Path("api/v1/tokens/refresh")
    public String tokens() {
        return page();
    }

    @GET
    @ForCustomers
    @Path("members")
    public String members() {
        return signedIn.required().customer();
    }

    @GET
    @ForCustomers
    @Path("api/v1/members")
    public String membersJson() {
        return members();
    }

    @GET
    @ForStaff
    @Path("api/v1/staff")
    public String staff() {
        return members();
    }

    @GET
    @Path("pictures/testing")
    public String picture() {
        return page();
    }
}
