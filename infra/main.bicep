// CoP Guide in Azure: an identity, a web app, a bot with the Teams channel, a PostgreSQL server.
// Deploy into a resource group: az deployment group create --resource-group <group> --template-file infra/main.bicep

targetScope = 'resourceGroup'

@description('Begins the name of every resource; lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'cop-guide'

@description('Where the resources stand. The bot itself is global.')
param location string = resourceGroup().location

@description('The plan of the web app: B1 serves a first few communities, P0v3 and up can keep spare copies ready.')
param planSku string = 'B1'

@description('Client id of the single-tenant Entra app that signs people in to the tab.')
param tabClientId string

@secure()
@description('Client secret of that app. Without it nothing is asked of Microsoft Graph in a person\'s name.')
param tabClientSecret string = ''

@secure()
@description('32 random bytes in base64 (openssl rand -base64 32) that seal what is kept of people\'s sign-ins. It goes into a key vault. Without it nothing is kept, and work in somebody\'s name waits until they open the tab.')
param tokenKeySecret string = ''

@description('Id of the app package in Teams, so that links and QR pictures open the app there. Empty: they open its page.')
param teamsAppId string = ''

@description('The size of the PostgreSQL server.')
param databaseSku object = {
  name: 'Standard_B1ms'
  tier: 'Burstable'
}

@description('Storage of the PostgreSQL server in GiB; it can grow, and never shrinks.')
@allowed([32, 64, 128, 256, 512])
param databaseStorage int = 32

@description('First user of the PostgreSQL server.')
param databaseUser string = 'cop'

@secure()
@description('Password of that user, at least 16 characters.')
@minLength(16)
param databasePassword string

// Web app and server names are public addresses: unique over all of Azure.
var unique = '${name}-${uniqueString(resourceGroup().id)}'
var databaseName = 'cop'
var host = '${unique}.azurewebsites.net'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: unique
  location: location
  sku: databaseSku
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: databaseStorage
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 14
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
  }

  resource cop 'databases' = {
    name: databaseName
    properties: {
      charset: 'UTF8'
      collation: 'C'
    }
  }

  // Azure's own mark for "services inside Azure"; a private network replaces it.
  resource fromAzure 'firewallRules' = {
    name: 'services-in-azure'
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
  }
}

// Vault names have at most 24 characters and are public addresses too.
var keepsSignIns = !empty(tokenKeySecret)
var vaultName = 'cop-${uniqueString(resourceGroup().id, name)}'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = if (keepsSignIns) {
  name: vaultName
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
  }

  resource tokenKey 'secrets' = {
    name: 'token-key'
    properties: {
      value: tokenKeySecret
    }
  }
}

// "Key Vault Secrets User": reads the value of secrets and nothing else.
resource readsVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keepsSignIns) {
  name: guid(resourceGroup().id, vaultName, 'secrets-user')
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
  }
  properties: {
    reserved: true
  }
}

resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: unique
  location: location
  kind: 'app,linux'
  // What its settings refer to is to be had from its first start on.
  dependsOn: [
    vault::tokenKey
    readsVault
  ]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identity.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node .build/bot/main.js'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      appSettings: [
        { name: 'NODE_ENV', value: 'production' }
        { name: 'BOT_ID', value: identity.properties.clientId }
        { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
        { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
        { name: 'TAB_CLIENT_ID', value: tabClientId }
        { name: 'TAB_CLIENT_SECRET', value: tabClientSecret }
        { name: 'TOKEN_KEY', value: keepsSignIns ? '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=token-key)' : '' }
        { name: 'PUBLIC_URL', value: 'https://${host}' }
        { name: 'TEAMS_APP_ID', value: teamsAppId }
        { name: 'DATABASE_URL', value: 'postgresql://${databaseUser}:${uriComponent(databasePassword)}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=require' }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: unique
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'CoP Guide'
    endpoint: 'https://${web.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
      }
    }
  }
}

@description('For the app package: BOT_ID and TAB_DOMAIN.')
output botId string = identity.properties.clientId
output tabDomain string = web.properties.defaultHostName
@description('The web app that the build is brought to.')
output webName string = web.name
output resourceId string = bot.id
