package dev.crossover.router.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The description of the API is what the controllers are, said in full.
 * {@code -Dcrossover.openapi.write} writes it anew; its difference is then for a reviewer
 * to see.
 */
@TestPropertySource(properties = { "springdoc.api-docs.enabled=true", "springdoc.api-docs.version=openapi_3_1" })
class OpenApiTests extends RouterAmongStandIns {

	private static final Path COMMITTED = Path.of("../docs/openapi.json");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
		.build();

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Account.class, AccountPlan.class);
	}

	@Test
	void committedDescriptionIsTheOneOfTheCode() throws IOException {
		Overlay overlay = new Overlay(overlay());
		String description = JSON.writeValueAsString(JSON.treeToValue(overlay.over(found()), Object.class)) + "\n";
		assertThat(overlay.complaints()).isEmpty();
		if (System.getProperty("crossover.openapi.write") != null) {
			Files.writeString(COMMITTED, description);
		}

		assertThat(description).as("docs/openapi.json is stale: run this test with -Dcrossover.openapi.write")
			.isEqualTo(Files.readString(COMMITTED));
	}

	@Test
	void everyExampleFitsItsSchema() throws IOException {
		JsonNode description = JSON.readTree(Files.readString(COMMITTED));
		SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
		List<JsonNode> contents = description.findValues("content");

		assertThat(contents).isNotEmpty();
		for (JsonNode content : contents) {
			for (JsonNode media : content) {
				ObjectNode schema = JSON.createObjectNode();
				schema.set("components", description.path("components"));
				schema.set("allOf", JSON.createArrayNode().add(media.path("schema")));
				Schema rules = registry.getSchema(schema);
				for (JsonNode example : media.path("examples")) {
					assertThat(rules.validate(example.path("value"))).as("%s", example).isEmpty();
				}
			}
		}
	}

	private ObjectNode found() throws IOException {
		return (ObjectNode) JSON.readTree(this.mvc.get()
			.uri("/v3/api-docs")
			.header("Authorization", STANDARD)
			.exchange()
			.getResponse()
			.getContentAsString());
	}

	private static JsonNode overlay() throws IOException {
		try (InputStream yaml = OpenApiTests.class.getResourceAsStream("/openapi/overlay.yaml")) {
			return new YAMLMapper().readTree(yaml);
		}
	}

}
