package dev.crossover.cloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProvisioningTests {

	private final List<String> created = new ArrayList<>();

	private final Provisioning provisioning = new Provisioning(List.of(new Thing(this.created)), Map.of());

	@Test
	void resourcesAreCreatedAfterWhatTheyName() {
		this.provisioning.create(List.of(template("One", """
				{"Resources":{
					"A":{"Type":"Test::Thing","Properties":{"Of":{"Fn::Join":["",[{"Ref":"B"},"!"]]}}},
					"B":{"Type":"Test::Thing","Properties":{"Of":{"Fn::Sub":"${C.Arn}"}}},
					"C":{"Type":"Test::Thing","DependsOn":["D"]},
					"D":{"Type":"Test::Thing"}}}""")));

		assertThat(this.created).extracting((name) -> name.split("-")[1]).containsExactly("D", "C", "B", "A");
	}

	@Test
	void outputsAreResolvedAndExportsFeedTheNextStack() {
		Provisioned made = this.provisioning.create(List.of(template("One", """
				{"Resources":{"A":{"Type":"Test::Thing"}},
				 "Outputs":{"Name":{"Value":{"Ref":"A"}},
					"ExportsOutputA":{"Value":{"Fn::GetAtt":["A","Arn"]},"Export":{"Name":"One:A"}}}}"""),
				template("Two", """
						{"Resources":{},"Outputs":{"Imported":{"Value":{"Fn::ImportValue":"One:A"}}}}""")));

		String name = this.created.getFirst();
		assertThat(made.outputs()).isEqualTo(Map.of("Name", name, "Imported", "arn:" + name));
		assertThat(made.resources()).containsExactly(new CreatedResource("One", "A", "Test::Thing", name));
	}

	@Test
	void physicalNamesStayAndFitWhereverTheyAreUsed() {
		String name = PhysicalName.of("CrossoverState", "LedgerTable9343E4AA");

		assertThat(name).matches("CrossoverState-LedgerTable9343E4AA-[0-9A-F]{12}")
			.isEqualTo(PhysicalName.of("CrossoverState", "LedgerTable9343E4AA"))
			.isNotEqualTo(PhysicalName.of("CrossoverState", "LedgerTable9343E4AB"));
		assertThat(PhysicalName.of("CrossoverState", "x".repeat(200))).hasSize(63);
	}

	@Test
	void resourceWhoseConditionFailsIsLeftOut() {
		this.provisioning.create(List.of(template("One", """
				{"Conditions":{"Never":{"Fn::Equals":["a","b"]}},
				 "Resources":{"A":{"Type":"Test::Thing","Condition":"Never"},"B":{"Type":"Test::Thing"}}}""")));

		assertThat(this.created).singleElement().asString().startsWith("One-B-");
	}

	@Test
	void unknownTypeIsRefusedBeforeAnythingIsCreated() {
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> this.provisioning.create(List.of(template("One", """
					{"Resources":{"A":{"Type":"Test::Thing"},"B":{"Type":"AWS::Redshift::Cluster"}}}"""))))
			.withMessageContaining("One.B")
			.withMessageContaining("AWS::Redshift::Cluster");
		assertThat(this.created).isEmpty();
	}

	@Test
	void unknownSectionAndUnknownResourceAttributeAreRefused() {
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> template("One", "{\"Transform\":\"AWS::Serverless-2016-10-31\"}"))
			.withMessageContaining("Transform");
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> template("One", "{\"Resources\":{\"A\":{\"Type\":\"T\",\"CreationPolicy\":{}}}}"))
			.withMessageContaining("One.A")
			.withMessageContaining("CreationPolicy");
	}

	@Test
	void circleIsRefused() {
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> this.provisioning.create(List.of(template("One", """
					{"Resources":{"A":{"Type":"Test::Thing","Properties":{"Of":{"Ref":"B"}}},
						"B":{"Type":"Test::Thing","Properties":{"Of":{"Ref":"A"}}}}}"""))))
			.withMessageContaining("circle");
	}

	private static Template template(String stack, String json) {
		return new Template(stack, JsonMapper.shared().readTree(json));
	}

	/** A resource that is nothing but its name. */
	private record Thing(List<String> created) implements ResourceType {

		@Override
		public String name() {
			return "Test::Thing";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			this.created.add(physicalName);
			return new Resource(physicalName, Map.of("Arn", "arn:" + physicalName));
		}

	}

}
