package dev.crossover.infra;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;

/** What the endpoints promise, and what may wake them or let them sleep. */
@ExtendWith(Synthesis.class)
class PipelinesStackTests {

	private static final String CONFIG = "AWS::SageMaker::EndpointConfig";

	private static final String RULE = "AWS::Events::Rule";

	private static final String ALARM = "AWS::CloudWatch::Alarm";

	@Test
	void gpuEndpointIsAsynchronousAndTellsOfSuccessAndError(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(CONFIG, Map.of("AsyncInferenceConfig",
					Map.of("ClientConfig", Map.of("MaxConcurrentInvocationsPerInstance", 2), "OutputConfig",
							Map.of("S3OutputPath", payloadUrl("/inference/output/"), "S3FailurePath",
									payloadUrl("/inference/failure/"), "NotificationConfig", Map.of("SuccessTopic",
											imported("InferenceSuccess"), "ErrorTopic", imported("InferenceError"))))));
	}

	@Test
	void gpuEndpointHasOneVariantOnGpuInstances(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(CONFIG,
					Map.of("ProductionVariants",
							List.of(Match.objectLike(Map.of("VariantName", "AllTraffic", "InstanceType",
									"ml.g4dn.xlarge", "InitialInstanceCount", 1, "ModelName",
									attribute("GpuServerModel", "ModelName"))))));
	}

	@Test
	void deploymentOfTheGpuEndpointKeepsItsInstanceCount(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties("AWS::SageMaker::Endpoint", Map.of("EndpointConfigName",
					attribute("GpuConfig", "EndpointConfigName"), "RetainAllVariantProperties", true));
	}

	@Test
	void cpuEndpointIsServerlessAndKeepsTwoExecutionsWarm(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(CONFIG,
					Map.of("AsyncInferenceConfig", Match.absent(), "ProductionVariants", List
						.of(Match.objectLike(Map.of("InstanceType", Match.absent(), "ServerlessConfig",
								Map.of("MemorySizeInMB", 6144, "MaxConcurrency", 20, "ProvisionedConcurrency", 2))))));
	}

	@Test
	void bothEndpointsRunTheSameImage(SynthesizedStacks stacks) {
		stacks.pipelines().resourceCountIs("AWS::SageMaker::Model", 2);
		stacks.pipelines()
			.allResourcesProperties("AWS::SageMaker::Model",
					Map.of("PrimaryContainer", Match.objectLike(Map.of("Image", Map.of("Ref", "ModelServerImage")))));
	}

	@Test
	void gpuMaySleepAtZeroAndGrowToTwo(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties("AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 0,
					"MaxCapacity", 2, "ServiceNamespace", "sagemaker", "ScalableDimension",
					"sagemaker:variant:DesiredInstanceCount", "ResourceId", Map.of("Fn::Join", List.of("",
							List.of("endpoint/", attribute("GpuEndpoint", "EndpointName"), "/variant/AllTraffic")))));
	}

	@Test
	void alarmRingsAfterTwoMinutesOfWorkWithoutGpu(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(ALARM,
					Map.of("Namespace", "AWS/SageMaker", "MetricName", "HasBacklogWithoutCapacity", "Dimensions",
							List.of(Map.of("Name", "EndpointName", "Value", attribute("GpuEndpoint", "EndpointName"))),
							"Statistic", "Average", "Period", 60, "EvaluationPeriods", 2, "DatapointsToAlarm", 2,
							"Threshold", 1, "ComparisonOperator", "GreaterThanOrEqualToThreshold", "TreatMissingData",
							"missing"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CompletionsQueue", "ResultsQueue", "ReplicationQueue", "ScalerEventsQueue" })
	void alarmRingsOnTheFirstDeadLetter(String queue, SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(ALARM,
					Map.of("Namespace", "AWS/SQS", "MetricName", "ApproximateNumberOfMessagesVisible", "Dimensions",
							List.of(Map.of("Name", "QueueName", "Value", imported(queue + "DeadLetters"))), "Statistic",
							"Maximum", "Threshold", 0, "EvaluationPeriods", 1, "ComparisonOperator",
							"GreaterThanThreshold", "TreatMissingData", "notBreaching"));
	}

	@Test
	void scalerHearsOfWorkThatWaits(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(RULE,
					Map.of("EventBusName", Map.of("Ref", Match.stringLikeRegexp("^ScalerBus")), "EventPattern",
							Map.of("source", List.of("crossover.gpu-pipeline"), "detail-type", List.of("Work Waits")),
							"State", "ENABLED", "Targets", scalerEvents()));
	}

	@Test
	void scalerHearsOfEveryAlarm(SynthesizedStacks stacks) {
		List<Object> alarms = stacks.pipelines()
			.findResources(ALARM)
			.keySet()
			.stream()
			.<Object>map((id) -> Map.of("Fn::GetAtt", List.of(id, "Arn")))
			.toList();

		stacks.pipelines()
			.hasResourceProperties(RULE,
					Map.of("EventBusName", Match.absent(), "EventPattern",
							Map.of("source", List.of("aws.cloudwatch"), "detail-type",
									List.of("CloudWatch Alarm State Change"), "resources", alarms),
							"State", "ENABLED", "Targets", scalerEvents()));
	}

	@Test
	void scalerHearsOfTheGpuEndpointsStates(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties(RULE,
					Map.of("EventBusName", Match.absent(), "EventPattern",
							Map.of("source", List.of("aws.sagemaker"), "detail-type",
									List.of("SageMaker Endpoint State Change"), "resources",
									List.of(Map.of("Ref", Match.stringLikeRegexp("^GpuEndpoint")))),
							"State", "ENABLED", "Targets", scalerEvents()));
	}

	@Test
	void scalerChecksForIdlenessEveryMinute(SynthesizedStacks stacks) {
		stacks.pipelines()
			.hasResourceProperties("AWS::Scheduler::Schedule",
					Map.of("ScheduleExpression", "rate(1 minute)", "State", "ENABLED", "FlexibleTimeWindow",
							Map.of("Mode", "OFF"), "Target",
							Match.objectLike(Map.of("Arn", imported("ScalerEventsQueue"), "Input",
									"{\"detail-type\":\"Idle Check\",\"source\":\"crossover.schedule\"}"))));
	}

	private static List<Matcher> scalerEvents() {
		return List.of(Match.objectLike(Map.of("Arn", imported("ScalerEventsQueue"))));
	}

	private static Map<String, Object> payloadUrl(String folder) {
		return Map.of("Fn::Join", List.of("", List.of("s3://", imported("PayloadsBucket"), folder)));
	}

	private static Map<String, Object> attribute(String resource, String name) {
		return Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^" + resource), name));
	}

	private static Map<String, Object> imported(String resource) {
		return Map.of("Fn::ImportValue", Match.stringLikeRegexp("^CrossoverState:.*" + resource + "[0-9A-F]{8}"));
	}

}
