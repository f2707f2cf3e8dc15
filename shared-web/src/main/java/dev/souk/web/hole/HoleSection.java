package dev.souk.web.hole;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.TemplateException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * {@code {#hole form-token /}}: leaves a place in the page. It is never text: where a template is rendered to a text and not
 * into a {@link SegmentSink}, it fails. A name that is no {@link Hole} fails the build, and so does a hole within a hole: one that
 * has content, and one in a template of the folder {@code hole}, which is itself what goes into one.
 */
@EngineConfiguration
public final class HoleSection implements SectionHelperFactory<SectionHelper> {

    private static final String NAME = "name";
    private static final String TEMPLATES_OF_FILLINGS = "hole/";

    @Override
    public List<String> getDefaultAliases() {
        return List.of("hole");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.builder().addParameter(NAME).build();
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        String name = context.getParameter(NAME);
        Hole hole = Hole.of(name)
                .orElseThrow(() -> refusal(
                        context, "There is no hole %s; there are %s".formatted(name, Arrays.toString(Hole.values()))));
        if (context.getOrigin().getTemplateId().startsWith(TEMPLATES_OF_FILLINGS)) {
            throw refusal(
                    context,
                    "The hole %s is within a hole: what goes into one is made for its visitor and has none itself"
                            .formatted(hole));
        }
        if (!context.getBlock(MAIN_BLOCK_NAME).isEmpty()) {
            throw refusal(
                    context,
                    "The hole %s has content, and all that is in it comes from its HoleFilling: close it at once"
                            .formatted(hole));
        }
        CompletionStage<ResultNode> place = CompletableFuture.completedStage(new Place(hole));
        return resolution -> place;
    }

    private static TemplateException refusal(SectionInitContext context, String reason) {
        return TemplateException.builder()
                .message("{reason}:{origin}")
                .argument("reason", reason)
                .origin(context.getOrigin())
                .build();
    }

    private static final class Place extends ResultNode {

        private final Hole hole;

        Place(Hole hole) {
            this.hole = hole;
        }

        @Override
        public void process(Consumer<String> consumer) {
            if (!(consumer instanceof SegmentSink sink)) {
                throw new TemplateException("The hole " + hole
                        + " cannot be rendered to text: make the page by Pages, and keep the hole out of what Qute renders"
                        + " by itself, such as {#cached} or a message");
            }
            sink.leave(hole);
        }
    }
}
