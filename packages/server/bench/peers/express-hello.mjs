import express from 'express'
import { ready } from './ready.mjs'

const app = express()
app.get('/', (_request, response) => {
  response.json({ hello: 'world' })
})
ready(app)
