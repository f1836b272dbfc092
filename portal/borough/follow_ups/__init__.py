"""The pages of what follows from checks: corrective actions, improvement plans and sanctions."""
