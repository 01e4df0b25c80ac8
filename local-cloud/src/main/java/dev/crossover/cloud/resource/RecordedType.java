package dev.crossover.cloud.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/**
 * What is taken and listed but changes nothing: here nobody is refused, so policies have
 * nobody to stop and roles are only names.
 *
 * @param name the resource type's name
 * @param nameProperty the property that names the resource
 * @param properties what such a resource may say
 */
record RecordedType(String name, String nameProperty, Set<String> properties) implements ResourceType {

	static List<ResourceType> all() {
		return List.of(
				new RecordedType("AWS::IAM::Role", "RoleName",
						Set.of("AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration",
								"Path", "PermissionsBoundary", "Policies", "RoleName")),
				new RecordedType("AWS::IAM::Policy", "PolicyName",
						Set.of("Groups", "PolicyDocument", "PolicyName", "Roles", "Users")),
				new RecordedType("AWS::IAM::ManagedPolicy", "ManagedPolicyName",
						Set.of("Description", "Groups", "ManagedPolicyName", "Path", "PolicyDocument", "Roles",
								"Users")),
				new RecordedType("AWS::SQS::QueuePolicy", "", Set.of("PolicyDocument", "Queues")),
				new RecordedType("AWS::S3::BucketPolicy", "", Set.of("Bucket", "PolicyDocument")));
	}

	@Override
	public Resource create(String physicalName, JsonNode properties) {
		Settings settings = new Settings(this.name, properties);
		settings.only(this.properties, Set.of());
		String ref = settings.text(this.nameProperty).orElse(physicalName);
		String kind = this.name.equals("AWS::IAM::Role") ? "role" : "policy";
		return new Resource(ref,
				Map.of("Arn", "arn:aws:iam::000000000000:%s/%s".formatted(kind, ref), "Id", ref, "RoleId", ref));
	}

}
