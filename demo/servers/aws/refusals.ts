/** Operations whose answer could carry a value: refused, and counted. */
export const valueOperations: ReadonlySet<string> = new Set([
  "secretsmanager.GetSecretValue",
  "secretsmanager.BatchGetSecretValue",
  "secretsmanager.GetRandomPassword",
  "AmazonSSM.GetParameter",
  "AmazonSSM.GetParameters",
  "AmazonSSM.GetParametersByPath",
  "AmazonSSM.GetParameterHistory",
  "TrentService.Decrypt",
]);
